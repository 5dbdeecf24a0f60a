// The channel of what client and server say to each other; `edgewise.trace.server` switches it on.

import {
  type Disposable,
  type Event,
  EventEmitter,
  LogLevel,
  type LogOutputChannel,
  type OutputChannel,
  type ViewColumn,
  window,
  workspace,
} from "vscode";
import { SECTION } from "./settings";

const SETTING = `${SECTION}.trace.server`;

/**
 * vscode-languageclient traces while its channel's level is "trace", which a user would have to
 * find out. Here the setting is the level.
 */
export class TraceChannel implements LogOutputChannel {
  private readonly channel: OutputChannel;
  private readonly changed = new EventEmitter<LogLevel>();
  private readonly listener: Disposable;

  readonly onDidChangeLogLevel: Event<LogLevel> = this.changed.event;

  constructor(readonly name: string) {
    this.channel = window.createOutputChannel(name);
    this.listener = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) {
        this.changed.fire(this.logLevel);
      }
    });
  }

  get logLevel(): LogLevel {
    const setting = workspace.getConfiguration().get(SETTING, "off");
    return setting === "off" ? LogLevel.Off : LogLevel.Trace;
  }

  append(value: string): void {
    this.channel.append(value);
  }

  appendLine(value: string): void {
    this.channel.appendLine(value);
  }

  replace(value: string): void {
    this.channel.replace(value);
  }

  clear(): void {
    this.channel.clear();
  }

  show(column?: ViewColumn | boolean, preserveFocus?: boolean): void {
    this.channel.show(typeof column === "boolean" ? column : preserveFocus);
  }

  hide(): void {
    this.channel.hide();
  }

  trace(message: string): void {
    this.channel.appendLine(message);
  }

  debug(message: string): void {
    this.channel.appendLine(message);
  }

  info(message: string): void {
    this.channel.appendLine(message);
  }

  warn(message: string): void {
    this.channel.appendLine(message);
  }

  error(error: string | Error): void {
    this.channel.appendLine(String(error));
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
    this.channel.dispose();
  }
}
