;; Drives Emacs as a user would and writes down what the user would see.
;; emacs -Q --batch -l emacs.el
;; In: EW_CLIENT (eglot or lsp-mode), EW_CONFIG (edgewise.el), EW_FILE, EW_STEPS (JSON list of
;; {"diagnostics": n} | {"hover": line} | {"fix": title, "line": line} | {"save": true}).
;; Out: EW_OUT, JSON.  -*- lexical-binding: t -*-
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") ; -Q skips Debian's start
(package-initialize)
(require 'cl-lib)
(require 'flymake)
(require 'json)
(require 'seq)

(defvar seen (make-hash-table :test 'equal))
(defvar client (intern (getenv "EW_CLIENT")))
(setq make-backup-files nil create-lockfiles nil)

(defun await (what met)
  "Wait until MET gives something, and give that."
  (let ((end (+ (float-time) 60)) found)
    (while (not (setq found (funcall met)))
      (when (> (float-time) end) (error "%s did not happen" what))
      (accept-process-output nil 0.02))
    found))

(defun package-of (name)
  (let ((found (assq name package-alist)))
    (if found (package-version-join (package-desc-version (cadr found))) "built-in")))

;;; The two clients: how a user starts them, hovers and takes a fix.

(defun start-eglot ()
  (require 'eglot)
  (setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)
  (find-file (getenv "EW_FILE"))
  (python-mode)
  (eglot-ensure)
  (run-hooks 'post-command-hook)        ; where eglot-ensure waits for the buffer to be shown
  (await "the start" #'eglot-current-server))

(defun hover-eglot ()
  (let (document)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq document text)))
    (await "a hover" (lambda () document))))

(defun fix-eglot (title)
  (let ((last-nonmenu-event t)          ; it came from the keyboard: no menu pops up
        titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (setq titles (mapcar (lambda (each) (if (consp each) (car each) each)) choices))
                 (or (seq-find (lambda (each) (string-match-p (regexp-quote title) each)) titles)
                     (error "no fix %s" title)))))
      (call-interactively #'eglot-code-actions))
    (eglot--signal-textDocument/didChange) ; an idle timer does that for a user
    titles))

(defun start-lsp-mode ()
  (setq lsp-session-file (expand-file-name "lsp-session" (file-name-directory (getenv "EW_FILE")))
        lsp-auto-guess-root t lsp-enable-snippet nil lsp-diagnostics-provider :flymake
        lsp-headerline-breadcrumb-enable nil lsp-idle-delay 0.05 lsp-enable-file-watchers nil
        lsp-enable-suggest-server-download nil)
  (require 'lsp-mode)
  (find-file (getenv "EW_FILE"))
  (python-mode)
  (lsp)
  (await "the start"
         (lambda ()
           (seq-some (lambda (each) (eq 'initialized (lsp--workspace-status each)))
                     (lsp-workspaces)))))

(defun hover-lsp-mode ()
  (lsp-describe-thing-at-point)
  (with-current-buffer "*lsp-help*" (buffer-string)))

(defun fix-lsp-mode (title)
  (let* ((actions (append (lsp-code-actions-at-point) nil))
         (titles (mapcar (lambda (each) (lsp-get each :title)) actions)))
    (lsp-execute-code-action
     (or (seq-find (lambda (each) (string-search title (lsp-get each :title))) actions)
         (error "no fix %s among %S" title titles)))
    titles))

(defun client-call (name &rest arguments)
  (apply (intern (format "%s-%s" name client)) arguments))

;;; The steps.

(defun sorted-diagnostics ()
  (sort (copy-sequence (flymake-diagnostics))
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun squiggles ()
  "The text under each squiggle, taken from the buffer: a wrong column shows here."
  (vconcat
   (mapcar (lambda (each)
             (let ((from (flymake-diagnostic-beg each)) (to (flymake-diagnostic-end each)))
               (list :line (line-number-at-pos from)
                     :text (buffer-substring-no-properties from to)
                     :message (substring-no-properties (flymake-diagnostic-text each))
                     :code (code-of each))))
           (sorted-diagnostics))))

(defun code-of (diagnostic)
  "The finding's code; lsp-mode does not show it, but keeps it."
  (if (eq client 'eglot)
      (plist-get (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))) :code)
    (lsp-get (seq-find (lambda (each)
                         (equal (lsp-get each :message) (flymake-diagnostic-text diagnostic)))
                       (gethash buffer-file-name (lsp-diagnostics t)))
             :code)))

(defun to-squiggle (line)
  (let ((found (seq-find (lambda (each) (= line (line-number-at-pos (flymake-diagnostic-beg each))))
                         (sorted-diagnostics))))
    (if found (goto-char (1+ (flymake-diagnostic-beg found)))
      (goto-char (point-min))
      (forward-line (1- line)))))

(defun run (step)
  (cond
   ((assq 'diagnostics step)
    (let ((wanted (alist-get 'diagnostics step)))
      (await (format "%d diagnostics" wanted)
             (lambda () (flymake-start) (= wanted (length (flymake-diagnostics)))))
      (squiggles)))
   ((assq 'hover step)
    (to-squiggle (alist-get 'hover step))
    (substring-no-properties (client-call 'hover)))
   ((assq 'fix step)
    (to-squiggle (alist-get 'line step))
    (vconcat (client-call 'fix (alist-get 'fix step))))
   ((assq 'save step) (let ((inhibit-message t)) (save-buffer)) t)))

(defun finish (message)
  (puthash "error" message seen)
  (with-temp-file (getenv "EW_OUT") (insert (json-encode seen)))
  (ignore-errors
    (if (eq client 'eglot) (eglot-shutdown (eglot-current-server)) (lsp-workspace-shutdown
                                                                    (car (lsp-workspaces)))))
  (kill-emacs (if message 1 0)))

(condition-case failure
    (let ((json-array-type 'list) steps)
      (load (getenv "EW_CONFIG") nil t)
      (client-call 'start)
      (flymake-mode 1)
      (dolist (step (json-read-from-string (getenv "EW_STEPS")))
        (push (run step) steps))
      (puthash "emacs" emacs-version seen)
      (puthash "client" (package-of client) seen)
      (puthash "steps" (vconcat (nreverse steps)) seen)
      (puthash "text" (buffer-substring-no-properties (point-min) (point-max)) seen)
      (finish nil))
  (error (finish (format "%S" failure))))
