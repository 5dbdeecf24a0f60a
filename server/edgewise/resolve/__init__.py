"""Where an import leads: search path, workspace, environment, and the jedi worker."""
