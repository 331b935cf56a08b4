// The search of engine/travel/search.ts, line by line, in C++: what the same algorithm costs without a virtual machine.
// Usage: travel FILE. The file holds 32-bit integers, written by bench/suites/travel.ts:
//   nodes, steps, seeds, bound, shift, buckets; nodes + 1 offsets; steps × (node, ms, mm); seeds × node.
// Prints one JSON object: CPU seconds of the searches, nodes settled, sum of their milliseconds.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

static const int32_t NOT_WAITING = -2;

struct Label {
  int32_t milliseconds, millimeters, after, before;
};

struct Step {
  int32_t node, milliseconds, millimeters;
};

struct Search {
  int32_t nodes = 0, touchedCount = 0, shift = 0, mask = 0, unreached = 0;
  std::vector<int32_t> towardStart, touched;
  std::vector<Step> steps;
  std::vector<Label> labels;

  void prepare(int32_t buckets, int32_t bound) {
    mask = buckets - 1;
    unreached = bound + 1;
    touched.resize(nodes);
    labels.resize(nodes + buckets);
    for (int32_t at = 0; at < nodes + buckets; at++) labels[at] = {unreached, 0, at, at < nodes ? NOT_WAITING : at};
  }

  void begin() {
    for (int32_t i = 0; i < touchedCount; i++) {
      labels[touched[i]].milliseconds = unreached;
      labels[touched[i]].millimeters = 0;
    }
    touchedCount = 0;
  }

  void run(int32_t seed) {
    int32_t bucket = 0, waiting = 1;
    touched[touchedCount++] = seed;
    labels[seed] = {0, 0, nodes, nodes};
    labels[nodes].after = labels[nodes].before = seed;
    while (waiting > 0) {
      const int32_t knot = nodes + (bucket & mask), node = labels[knot].after;
      if (node == knot) {
        bucket++;
        continue;
      }
      Label &at = labels[node];
      labels[knot].after = at.after;
      labels[at.after].before = knot;
      at.before = NOT_WAITING;
      waiting--;
      const int32_t milliseconds = at.milliseconds, millimeters = at.millimeters;
      for (int32_t i = towardStart[node], end = towardStart[node + 1]; i < end; i++) {
        const Step &step = steps[i];
        const int32_t time = milliseconds + step.milliseconds, next = step.node;
        Label &to = labels[next];
        const int32_t old = to.milliseconds;
        if (time > old) continue;
        const int32_t length = millimeters + step.millimeters;
        if (time == old && length >= to.millimeters) continue;
        to.milliseconds = time;
        to.millimeters = length;
        if (to.before == NOT_WAITING) {
          waiting++;
          if (old == unreached) touched[touchedCount++] = next;
        } else {
          if (old >> shift == time >> shift) continue;
          labels[to.before].after = to.after;
          labels[to.after].before = to.before;
        }
        const int32_t ring = nodes + ((time >> shift) & mask), last = labels[ring].before;
        to.after = ring;
        to.before = last;
        labels[last].after = next;
        labels[ring].before = next;
      }
    }
  }
};

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : nullptr;
  int32_t head[6];
  if (!file || fread(head, 4, 6, file) != 6) {
    fprintf(stderr, "usage: travel FILE\n");
    return 2;
  }
  const int32_t nodes = head[0], steps = head[1], seeds = head[2], bound = head[3];
  Search search;
  search.nodes = nodes;
  search.shift = head[4];
  search.towardStart.resize(nodes + 1);
  search.steps.resize(steps);
  std::vector<int32_t> seedNodes(seeds);
  if (fread(search.towardStart.data(), 4, nodes + 1, file) != size_t(nodes + 1) ||
      fread(search.steps.data(), sizeof(Step), steps, file) != size_t(steps) ||
      fread(seedNodes.data(), 4, seeds, file) != size_t(seeds)) {
    fprintf(stderr, "%s ends too early\n", argv[1]);
    return 2;
  }
  fclose(file);
  search.prepare(head[5], bound);
  // The first round warms the caches, as the other side's does.
  double best = 1e9;
  long long settled = 0, sum = 0;
  for (int round = 0; round < 6; round++) {
    settled = sum = 0;
    const clock_t start = clock();
    for (int32_t node : seedNodes) {
      search.begin();
      search.run(node);
      settled += search.touchedCount;
      for (int32_t i = 0; i < search.touchedCount; i++) sum += search.labels[search.touched[i]].milliseconds;
    }
    best = std::min(best, double(clock() - start) / CLOCKS_PER_SEC);
  }
  printf("{\"cpuSeconds\": %.4f, \"settled\": %lld, \"sum\": %lld}\n", best, settled, sum);
}
