// The server's life: started when wanted, started again when it crashes, given up when that
// does not help.

import { type Disposable, EventEmitter } from "vscode";
import {
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
} from "vscode-languageclient/node";
import { Backoff } from "./backoff";
import { Client, type Surroundings } from "./client";
import type { Command } from "./command";
import { NoServer } from "./interpreter";
import type { Target } from "./target";

export type State =
  | { is: "stopped" }
  | { is: "starting" }
  | { is: "running"; origin: string; version: string | undefined }
  | { is: "waiting"; seconds: number }
  | { is: "failed"; reason: string; remedy: NoServer["remedy"] | "logs" };

const STOPPED: State = { is: "stopped" };

export interface Host extends Omit<Surroundings, "closed"> {
  /** How to start it; throws `NoServer`. */
  command(): Promise<Command>;
}

export class Server implements Disposable {
  private readonly changed = new EventEmitter<State>();
  private readonly told = new EventEmitter<Target>();
  private readonly backoff = new Backoff();
  private client: Client | undefined;
  private pause: NodeJS.Timeout | undefined;
  private now: State = STOPPED;
  private turn: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;
  /** What the server says about the target of a document, unasked. */
  readonly onDidTellTarget = this.told.event;

  constructor(private readonly host: Host) {}

  get state(): State {
    return this.now;
  }

  /** Start it unless it was started before; one that failed stays so. */
  start(): Promise<void> {
    return this.after(() => (this.now.is === "stopped" ? this.launch() : undefined));
  }

  restart(): Promise<void> {
    return this.after(async () => {
      this.backoff.reset();
      await this.end();
      await this.launch();
    });
  }

  stop(): Promise<void> {
    return this.after(async () => {
      await this.end();
      this.become(STOPPED);
    });
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.changed.dispose();
    this.told.dispose();
  }

  /** Have it ask for the settings again. */
  async settingsChanged(): Promise<void> {
    if (this.now.is === "running") {
      await this.client?.sendNotification(DidChangeConfigurationNotification.type, {
        settings: null,
      });
    }
  }

  /** The target of a document or folder; none if no server runs. */
  async target(uri: string | undefined): Promise<Target | undefined> {
    if (this.now.is !== "running") {
      return undefined;
    }
    return this.client?.sendRequest(ExecuteCommandRequest.type, {
      command: "edgewise.showTarget",
      arguments: uri ? [uri] : [],
    });
  }

  /** One thing after the other: a restart while it starts waits for that. */
  private after(work: () => Promise<void> | undefined): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async launch(): Promise<void> {
    this.become({ is: "starting" });
    let command: Command;
    try {
      command = await this.host.command();
    } catch (error) {
      const remedy = error instanceof NoServer ? error.remedy : "logs";
      const reason = error instanceof Error ? error.message : String(error);
      this.host.log.error(reason);
      this.become({ is: "failed", reason, remedy });
      return;
    }
    this.host.log.info(
      `Starting (${command.origin}): ${[command.command, ...command.args].join(" ")}`,
    );
    const client: Client = new Client(command, {
      ...this.host,
      closed: () => this.crashed(client),
    });
    this.client = client;
    client.onNotification("edgewise/target", (target: Target) => this.told.fire(target));
    try {
      await client.start();
    } catch (error) {
      this.host.log.error(`The server did not start: ${error}`);
      this.crashed(client);
      return;
    }
    if (this.client === client) {
      const version = client.initializeResult?.serverInfo?.version;
      this.become({ is: "running", origin: command.origin, version });
    }
  }

  private async end(): Promise<void> {
    clearTimeout(this.pause);
    const client = this.client;
    this.client = undefined;
    await discard(client);
  }

  private crashed(client: Client): void {
    if (this.client !== client) {
      return; // ended on purpose, or its end was seen already
    }
    this.client = undefined;
    // Not before it has taken notice of its end itself.
    setTimeout(() => void discard(client), 0);
    const pause = this.backoff.crashed(Date.now());
    if (pause === undefined) {
      this.host.log.error("The server keeps crashing; giving up");
      const reason = "The Edgewise server keeps crashing and is not started again.";
      this.become({ is: "failed", reason, remedy: "logs" });
      return;
    }
    this.host.log.warn(`The server ended unexpectedly; starting it again in ${pause} ms`);
    this.become({ is: "waiting", seconds: pause / 1000 });
    this.pause = setTimeout(() => {
      void this.after(() => (this.now.is === "waiting" ? this.launch() : undefined));
    }, pause);
  }

  private become(state: State): void {
    this.now = state;
    this.changed.fire(state);
  }
}

async function discard(client: Client | undefined): Promise<void> {
  try {
    await client?.dispose();
  } catch {
    // It was not running any more.
  }
}
