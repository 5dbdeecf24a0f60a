# -*- coding: utf-8 -*-
import pwd


s = "😀 €"; import tkinter
if s:
	import os
	os.system(s)
while True:
	break
x = [
  1,
]
import resource as é