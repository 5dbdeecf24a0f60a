"""The Worker: one handler for requests, one for the clock."""

import json
from urllib.parse import urlparse

import receipts
import reports
from workers import Response, WorkerEntrypoint


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        path = urlparse(request.url).path
        if path == "/orders":
            order = json.loads(await request.text())
            await self.env.ORDERS.put(order["id"], json.dumps(order))
            return Response.json(receipts.receipt(order))
        if path == "/reports/latest":
            return Response(await self.env.ORDERS.get("report"))
        return Response("Not found", status=404)

    async def scheduled(self, controller, env, ctx):
        report = reports.daily(await self.env.ORDERS.list())
        await self.env.ORDERS.put("report", report)
