;;; edgewise.el --- Edgewise for eglot and lsp-mode  -*- lexical-binding: t -*-
;; Tried with Emacs 28.2 and eglot 1.9, and with lsp-mode 8.0.0, without a display.

;;; Commentary:
;; Put this file where Emacs finds it and add to your init file
;;
;;     (require 'edgewise)
;;     (add-hook 'python-mode-hook #'eglot-ensure)   ; or #'lsp-deferred
;;
;; eglot has one server for a buffer: with this file it is Edgewise for Python.  lsp-mode starts
;; Edgewise beside the Python server that you have, and in the configuration files as well.

;;; Code:

(defgroup edgewise nil
  "Whether Python code will run on Cloudflare Workers."
  :group 'tools)

(defcustom edgewise-command '("edgewise" "server")
  "How the language server is started."
  :type '(repeat string))

(defcustom edgewise-target nil
  "The target to check against in lsp-mode, such as \"workers-3.13\".
With nil the project's wrangler file decides.  For eglot set
`eglot-workspace-configuration' to \\='((:edgewise . (:target \"workers-3.13\")))."
  :type '(choice (const :tag "What the project says" nil) string))

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `((python-mode python-ts-mode) . ,(lambda (&rest _) edgewise-command))))

(declare-function lsp-configuration-section "lsp-mode")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")

(defconst edgewise--configuration-files
  '("wrangler.toml" "wrangler.json" "wrangler.jsonc" "edgewise.toml" "pyproject.toml")
  "What chooses a target: of TOML and JSON nothing else is looked at.")

(defun edgewise--reads-p (file mode)
  "Whether Edgewise has something to say about FILE, which is shown in MODE."
  (or (memq mode '(python-mode python-ts-mode))
      (member (file-name-nondirectory file) edgewise--configuration-files)))

(with-eval-after-load 'lsp-mode
  (defvar lsp-language-id-configuration)
  (dolist (language '(("/\\(?:wrangler\\|edgewise\\|pyproject\\)\\.toml\\'" . "toml")
                      ("/wrangler\\.jsonc?\\'" . "jsonc")))
    (add-to-list 'lsp-language-id-configuration language))
  (lsp-register-custom-settings '(("edgewise.target" edgewise-target)))
  (lsp-register-client
   (make-lsp-client
    :server-id 'edgewise
    ;; lsp-mode counts characters, and before 2026 without saying so.
    :new-connection (lsp-stdio-connection
                     (lambda () (append edgewise-command '("--position-encoding" "utf-32"))))
    :activation-fn #'edgewise--reads-p
    :add-on? t
    :initialization-options (lambda () (lsp-configuration-section "edgewise")))))

(provide 'edgewise)
;;; edgewise.el ends here
