-- Edgewise for Neovim 0.11 and newer.
-- Copy this file to ~/.config/nvim/lsp/edgewise.lua and put into your init.lua:
--
--     vim.lsp.enable("edgewise")
--
---@type vim.lsp.Config
return {
  cmd = { "edgewise", "server" },
  filetypes = { "python" },
  root_markers = {
    { "wrangler.toml", "wrangler.json", "wrangler.jsonc" },
    { "edgewise.toml", "pyproject.toml" },
    ".git",
  },
  settings = {
    edgewise = {
      -- Without a target the wrangler file of the project decides.
      -- target = "workers-3.13",
    },
  },
}
