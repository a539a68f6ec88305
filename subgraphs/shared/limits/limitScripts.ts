/**
 * A counter is a hash, slot time to units, that expires with its last slot. ARGV: the time in ms (empty: Redis' own), the cost, then for each key
 * its granularity in ms, how long a slot is kept in ms, the number of its windows, and limit and length in ms of each.
 * Answers { wait in ms, time in ms }. Everything is looked at before anything is written; refused, nothing is.
 */
export const takeScript = `
local nowMs = tonumber(ARGV[1])
if not nowMs then
  local time = redis.call('TIME')
  nowMs = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
local cost = tonumber(ARGV[2])
local at = 3
local waitMs = 0
local counters = {}
for _, key in ipairs(KEYS) do
  local granularityMs, keptMs, windowCount = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  at = at + 3
  local slots, stale = {}, {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    local atMs = tonumber(flat[i])
    if atMs + keptMs <= nowMs then
      stale[#stale + 1] = flat[i]
    else
      slots[#slots + 1] = { atMs, tonumber(flat[i + 1]) }
    end
  end
  table.sort(slots, function(one, other) return one[1] > other[1] end)
  for _ = 1, windowCount do
    local limit, windowMs = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
    at = at + 2
    if cost > limit then
      waitMs = math.max(waitMs, windowMs)
    else
      local sum = cost
      for _, slot in ipairs(slots) do
        if slot[1] <= nowMs - windowMs then break end
        sum = sum + slot[2]
        if sum > limit then
          waitMs = math.max(waitMs, slot[1] + windowMs - nowMs)
          break
        end
      end
    end
  end
  counters[#counters + 1] = { key, math.ceil(nowMs / granularityMs) * granularityMs, keptMs, stale }
end
if waitMs > 0 then return { waitMs, nowMs } end
for _, counter in ipairs(counters) do
  -- Written first: it is what a full Redis refuses, and refused here it leaves nothing half done.
  redis.call('HINCRBY', counter[1], counter[2], cost)
  redis.call('PEXPIRE', counter[1], counter[3])
  for _, field in ipairs(counter[4]) do redis.call('HDEL', counter[1], field) end
end
return { 0, nowMs }
`;

/** ARGV: the cost, then the slot of each key. */
export const giveBackScript = `
local cost = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
  local count = tonumber(redis.call('HGET', key, ARGV[i + 1]) or '0')
  if count > cost then
    redis.call('HINCRBY', key, ARGV[i + 1], -cost)
  else
    redis.call('HDEL', key, ARGV[i + 1])
  end
end
return 0
`;
