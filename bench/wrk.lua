-- wrk -s wrk.lua http://127.0.0.1:PORT -- FILE START: asks for the paths in FILE from START on.
local paths, at = {}, 0

function init(args)
  for path in io.lines(args[1]) do paths[#paths + 1] = path end
  at = tonumber(args[2])
end

function request()
  at = at + 1
  return wrk.format("GET", paths[(at - 1) % #paths + 1], {
    ["Accept"] = "text/html", ["Accept-Encoding"] = "gzip, deflate, br"
  })
end

function done(summary)
  local e = summary.errors
  io.write(string.format('{"requests": %d, "seconds": %f, "errors": %d}\n', summary.requests,
    summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout))
end
