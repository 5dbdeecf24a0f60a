class HttpResponse:
    def __init__(self, content=b"", status=200):
        self.content, self.status_code = content, status


class JsonResponse(HttpResponse):
    def __init__(self, data, status=200):
        super().__init__(str(data).encode(), status)
