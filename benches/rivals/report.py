"""report.py TEMPLATE.typ DATA.json OUT.pdf: Typst sets a tagged report. Prints wall and CPU time of the compiler alone in
microseconds, and the peak memory of the process in KiB."""
import resource
import sys
import time

import typst

template, data, out = sys.argv[1:4]
used = resource.getrusage(resource.RUSAGE_SELF)
before, start = used.ru_utime + used.ru_stime, time.perf_counter()
typst.compile(template, output=out, root="/", sys_inputs={"data": data}, pdf_tags=True)
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
print(int(wall * 1e6), int((used.ru_utime + used.ru_stime - before) * 1e6), used.ru_maxrss)
