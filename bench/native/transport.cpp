// The pivots of engine/flow (key-tree.ts, simplex.ts), line by line, in C++: what the same algorithm costs without a
// virtual machine. Usage: transport FILE. The file, written by bench/suites/transport.ts, holds
//   32-bit integers: units, schools, arcs, 0; units + 1 starts; arcs × school; (one 0 where the count is odd)
//   64-bit floats: units × weight, schools × capacity, arcs × cost.
// Prints one JSON object: CPU seconds from the start assignment to the optimum, its cost, pivots.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <limits>
#include <numeric>
#include <vector>

static const int32_t NOBODY = -1, FREE_PLACES = -1, OVERFLOW_ARC = -2, CHUNK = 32;
static const double ROUNDING = 1e-12, INF = std::numeric_limits<double>::infinity();

struct Problem {
  int32_t units, schools, arcs;
  std::vector<int32_t> starts, school;
  std::vector<double> weights, capacities, costs;
};

struct Tree {
  const Problem &p;
  std::vector<int32_t> key;
  double overflowPrice;
  int32_t root;
  int64_t iterations = 0;
  std::vector<double> price, base, flow;
  std::vector<int32_t> parent, firstChild, next, previous, depth, arc, unit, freeNodes;
  std::vector<uint8_t> overfull, up;

  Tree(const Problem &problem, std::vector<int32_t> start, double m) : p(problem), key(std::move(start)), overflowPrice(m) {
    root = p.schools;
    const int32_t nodes = 2 * root + 2;
    for (auto *v : {&price, &base, &flow}) v->assign(nodes, 0);
    for (auto *v : {&parent, &firstChild, &next, &previous, &unit}) v->assign(nodes, NOBODY);
    for (auto *v : {&depth, &arc}) v->assign(nodes, 0);
    overfull.assign(nodes, 0);
    up.assign(nodes, 0);
    for (int32_t node = nodes - 1; node > root; node--) freeNodes.push_back(node);
    std::vector<double> load(root, 0);
    for (int32_t u = 0; u < p.units; u++) load[p.school[key[u]]] += p.weights[u];
    for (int32_t s = 0; s < root; s++) {
      const double room = p.capacities[s] - load[s];
      link(s, root);
      arc[s] = room > 0 ? FREE_PLACES : OVERFLOW_ARC;
      up[s] = room > 0 ? 0 : 1;
      flow[s] = std::fabs(room);
      reprice(s);
    }
  }

  void link(int32_t node, int32_t above) {
    const int32_t first = firstChild[above];
    parent[node] = above;
    next[node] = first;
    previous[node] = NOBODY;
    if (first != NOBODY) previous[first] = node;
    firstChild[above] = node;
  }

  void unlink(int32_t node) {
    const int32_t after = next[node], before = previous[node];
    if (after != NOBODY) previous[after] = before;
    if (before != NOBODY) next[before] = after;
    else firstChild[parent[node]] = after;
  }

  void enterArc(int32_t u, int32_t entering) {
    iterations++;
    const int32_t held = key[u];
    if (held < 0) {
      exchange(-1 - held, p.school[entering], entering, INF, NOBODY);
      return;
    }
    const int32_t node = freeNodes.back();
    arc[node] = held;
    unit[node] = u;
    if (!exchange(p.school[held], p.school[entering], entering, p.weights[u], node)) key[u] = entering;
  }

  bool exchange(int32_t first, int32_t second, int32_t entering, double most, int32_t leaf) {
    double amount = most, amountOnSecond = INF;
    int32_t leaving = NOBODY, leavingOnSecond = NOBODY, a = first, b = second;
    bool onFirst = true;
    while (a != b) {
      if (depth[a] >= depth[b]) {
        if (up[a] && flow[a] < amount) amount = flow[a], leaving = a;
        a = parent[a];
      } else {
        if (!up[b] && flow[b] <= amountOnSecond) amountOnSecond = flow[b], leavingOnSecond = b;
        b = parent[b];
      }
    }
    if (amountOnSecond <= amount) amount = amountOnSecond, leaving = leavingOnSecond, onFirst = false;
    if (amount > 0) {
      for (int32_t node = first; node != a; node = parent[node]) flow[node] += up[node] ? -amount : amount;
      for (int32_t node = second; node != a; node = parent[node]) flow[node] += up[node] ? amount : -amount;
    }
    if (leaving == NOBODY) return false;
    int32_t from = first;
    if (leaf != NOBODY) {
      from = leaf;
      freeNodes.pop_back();
      key[unit[leaf]] = -1 - leaf;
      firstChild[leaf] = NOBODY;
      link(leaf, first);
      up[leaf] = 1;
      flow[leaf] = most - amount;
    }
    const int32_t cut = parent[leaving];
    if (onFirst) rehang(from, second, leaving, entering, 1, amount);
    else rehang(second, from, leaving, entering, 0, amount);
    reprice(onFirst || leaf != NOBODY ? from : second);
    makeWhole(leaving);
    makeWhole(cut);
    return true;
  }

  void rehang(int32_t node, int32_t above, int32_t leaving, int32_t newArc, uint8_t newUp, double newFlow) {
    for (;;) {
      const int32_t oldParent = parent[node], oldArc = arc[node];
      const uint8_t oldUp = up[node];
      const double oldFlow = flow[node];
      unlink(node);
      link(node, above);
      arc[node] = newArc;
      up[node] = newUp;
      flow[node] = newFlow;
      if (node == leaving) return;
      above = node;
      node = oldParent;
      newArc = oldArc;
      newUp = 1 - oldUp;
      newFlow = oldFlow;
    }
  }

  void makeWhole(int32_t node) {
    if (node <= root || firstChild[node] != NOBODY) return;
    key[unit[node]] = arc[node];
    unlink(node);
    freeNodes.push_back(node);
  }

  void reprice(int32_t top) {
    for (int32_t node = top; node != NOBODY; node = after(node, top)) {
      const int32_t above = parent[node];
      depth[node] = depth[above] + 1;
      if (above == root) {
        base[node] = 0;
        overfull[node] = arc[node] == OVERFLOW_ARC;
      } else {
        const double unitCost = p.costs[arc[node]] / p.weights[unit[std::max(node, above)]];
        base[node] = base[above] + (node < above ? -unitCost : unitCost);
        overfull[node] = overfull[above];
      }
      price[node] = base[node] + (overfull[node] ? overflowPrice : 0);
    }
  }

  int32_t after(int32_t node, int32_t top) const {
    if (firstChild[node] != NOBODY) return firstChild[node];
    while (node != top && next[node] == NOBODY) node = parent[node];
    return node == top ? NOBODY : next[node];
  }

  bool isNegative(int32_t u, int32_t entering) const {
    const int32_t held = key[u], there = p.school[entering], from = held >= 0 ? p.school[held] : -1 - held;
    if (overfull[there] != overfull[from]) return overfull[there] < overfull[from];
    const double w = p.weights[u], to = w * base[there], here = w * base[from], cost = held >= 0 ? p.costs[held] : 0;
    const double doubt = ROUNDING * (std::fabs(p.costs[entering]) + std::fabs(cost) + std::fabs(to) + std::fabs(here));
    return p.costs[entering] + to - cost - here < -doubt;
  }

  bool enterWorstRootArc() {
    double worst = -ROUNDING * overflowPrice / root;
    int32_t found = -1;
    for (int32_t s = 0; s < root; s++) {
      const double outside = overfull[s] ? -base[s] : base[s];
      if (outside < worst) worst = outside, found = s;
    }
    if (found < 0) return false;
    iterations++;
    if (overfull[found]) exchange(found, root, OVERFLOW_ARC, INF, NOBODY);
    else exchange(root, found, FREE_PLACES, INF, NOBODY);
    return true;
  }
};

struct Candidate {
  int32_t unit, arc;
  double reduced;
};

static void pivotToOptimum(const Problem &p, Tree &tree) {
  const int64_t chunks = (p.units + CHUNK - 1) / CHUNK;
  const int64_t perBlock = std::max<int64_t>(1, std::llround(0.75 * std::sqrt(p.units) / CHUNK));
  int64_t stride = std::max<int64_t>(1, std::llround(0.618 * chunks));
  while (std::gcd(stride, chunks) > 1) stride++;
  std::vector<Candidate> candidates(perBlock * CHUNK);
  int64_t chunk = 0, quiet = 0;
  for (int64_t block = 0; quiet < chunks; block++) {
    int32_t count = 0;
    for (int64_t k = 0; k < perBlock; k++) {
      const int32_t end = std::min<int64_t>(p.units, (chunk + 1) * CHUNK);
      for (int32_t u = chunk * CHUNK; u < end; u++) {
        const int32_t held = tree.key[u];
        const double w = p.weights[u];
        const double now = held >= 0 ? p.costs[held] + w * tree.price[p.school[held]] : w * tree.price[-1 - held];
        double least = now;
        int32_t best = -1;
        for (int32_t a = p.starts[u]; a < p.starts[u + 1]; a++) {
          const double value = p.costs[a] + w * tree.price[p.school[a]];
          if (value < least) least = value, best = a;
        }
        if (best >= 0) candidates[count++] = {u, best, (least - now) / w};
      }
      chunk = (chunk + stride) % chunks;
    }
    int64_t entered = 0;
    while (count > 0 && entered < (perBlock + 1) / 2) {
      int32_t best = 0;
      for (int32_t k = 1; k < count; k++) if (candidates[k].reduced < candidates[best].reduced) best = k;
      const Candidate c = candidates[best];
      candidates[best] = candidates[--count];
      if (!tree.isNegative(c.unit, c.arc)) continue;
      tree.enterArc(c.unit, c.arc);
      entered++;
    }
    quiet = entered > 0 ? 0 : quiet + perBlock;
    if ((quiet > 0 || block % 4 == 0) && tree.enterWorstRootArc()) quiet = 0;
  }
}

template <class T> static std::vector<T> read(FILE *file, size_t count) {
  std::vector<T> values(count);
  if (fread(values.data(), sizeof(T), count, file) != count) {
    fprintf(stderr, "The file ends too early.\n");
    exit(1);
  }
  return values;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : nullptr;
  if (!file) return fprintf(stderr, "Usage: transport FILE\n"), 1;
  const auto head = read<int32_t>(file, 4);
  Problem p{head[0], head[1], head[2], {}, {}, {}, {}, {}};
  p.starts = read<int32_t>(file, p.units + 1);
  p.school = read<int32_t>(file, p.arcs);
  if ((p.units + 1 + p.arcs) % 2) read<int32_t>(file, 1);
  p.weights = read<double>(file, p.units);
  p.capacities = read<double>(file, p.schools);
  p.costs = read<double>(file, p.arcs);
  const clock_t begin = clock();
  std::vector<int32_t> key(p.units);
  double spread = 0;
  for (int32_t u = 0; u < p.units; u++) {
    int32_t best = p.starts[u];
    double dearest = -INF;
    for (int32_t a = p.starts[u]; a < p.starts[u + 1]; a++) {
      if (p.costs[a] < p.costs[best]) best = a;
      dearest = std::max(dearest, p.costs[a]);
    }
    key[u] = best;
    spread = std::max(spread, (dearest - p.costs[best]) / p.weights[u]);
  }
  Tree tree(p, key, 2 * (p.schools + 1) * spread + 1);
  pivotToOptimum(p, tree);
  const double seconds = double(clock() - begin) / CLOCKS_PER_SEC;
  double cost = 0;
  for (int32_t u = 0; u < p.units; u++) if (tree.key[u] >= 0) cost += p.costs[tree.key[u]];
  for (int32_t node = tree.firstChild[tree.root]; node != NOBODY; node = tree.after(node, tree.root)) {
    const int32_t above = tree.parent[node];
    if (above != tree.root) cost += p.costs[tree.arc[node]] * tree.flow[node] / p.weights[tree.unit[std::max(node, above)]];
  }
  printf("{\"cpuSeconds\": %.6f, \"objective\": %.10g, \"pivots\": %lld}\n", seconds, cost, (long long)tree.iterations);
}
