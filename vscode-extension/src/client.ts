// The language client: what it tells the server beyond what every client does.

import { type Diagnostic, type LogOutputChannel, Uri, workspace } from "vscode";
import {
  type ClientCapabilities,
  CloseAction,
  type DynamicFeature,
  ErrorAction,
  type FeatureState,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type StaticFeature,
} from "vscode-languageclient/node";
import type { Command } from "./command";
import { DOCUMENTS } from "./documents";
import { SECTION } from "./settings";
import type { TraceChannel } from "./trace";

export interface Surroundings {
  log: LogOutputChannel;
  trace: TraceChannel;
  /** The Python whose packages the code of a folder sees. */
  interpreterFor(folder: Uri | undefined): string | undefined;
  /** The page of a rule, as something that a link can open. */
  pageOf(code: string): Uri;
  /** The connection is gone, and nobody has asked for that. */
  closed(): void;
}

export class Client extends LanguageClient {
  constructor({ command, args, cwd }: Command, around: Surroundings) {
    super(SECTION, "Edgewise", { command, args, options: { cwd } }, options(around));
    this.registerFeature(new ShowsTarget());
  }

  /** `edgewise.showTarget` is a command of this extension, which asks the server for it. */
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if (!("registrationType" in feature) || feature.registrationType.method !== EXECUTE_COMMAND) {
      super.registerFeature(feature);
    }
  }

  /** Into the log and nowhere else: what needs a message, the extension says itself. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

const EXECUTE_COMMAND = "workspace/executeCommand";

/** Asks for `edgewise/target` whenever the target of a document changes. */
class ShowsTarget implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, edgewiseTarget: true };
  }

  initialize(): void {}

  clear(): void {}

  getState(): FeatureState {
    return { kind: "static" };
  }
}

function options(around: Surroundings): LanguageClientOptions {
  return {
    documentSelector: DOCUMENTS,
    outputChannel: around.log,
    traceOutputChannel: around.trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true },
    middleware: middleware(around),
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        around.closed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}

function middleware(around: Surroundings): Middleware {
  const link = (diagnostics: readonly Diagnostic[]) => {
    for (const diagnostic of diagnostics) {
      if (typeof diagnostic.code === "object") {
        diagnostic.code.target = around.pageOf(String(diagnostic.code.value));
      }
    }
  };
  return {
    handleDiagnostics: (uri, diagnostics, next) => {
      link(diagnostics);
      next(uri, diagnostics);
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      if (report?.kind === "full") {
        link(report.items);
      }
      return report;
    },
    workspace: {
      configuration: async (params, token, next) => {
        const answers = await next(params, token);
        if (!Array.isArray(answers)) {
          return answers;
        }
        return answers.map((answer: unknown, index) => {
          const item = params.items[index];
          if (item?.section !== SECTION) {
            return answer;
          }
          const folder = item.scopeUri ? Uri.parse(item.scopeUri) : undefined;
          const first = workspace.workspaceFolders?.[0]?.uri;
          const settings = answer && typeof answer === "object" ? answer : {};
          return { ...settings, interpreter: around.interpreterFor(folder ?? first) };
        });
      },
    },
  };
}
