/** Units: one colour each, with patterns for what is locked, too far, chosen or about to change. */
export const FILL_VERTEX = `#version 300 es
precision highp float;
precision highp int;
uniform mat4 u_matrix;
uniform sampler2D u_colours;
uniform highp usampler2D u_flags;
in vec2 a_position;
in uint a_unit;
flat out vec4 v_colour;
flat out uint v_flags;
void main() {
  ivec2 at = ivec2(int(a_unit & 4095u), int(a_unit >> 12u));
  v_colour = texelFetch(u_colours, at, 0);
  v_flags = texelFetch(u_flags, at, 0).r;
  gl_Position = u_matrix * vec4(a_position, 0.0, 1.0);
}`;

export const FILL_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
uniform float u_ratio;
uniform float u_opacity;
uniform vec3 u_ink;
uniform vec3 u_bad;
uniform vec3 u_chosen;
flat in vec4 v_colour;
flat in uint v_flags;
out vec4 colour;
void main() {
  vec2 p = gl_FragCoord.xy / u_ratio;
  vec3 c = v_colour.rgb;
  float alpha = v_colour.a * u_opacity;
  if ((v_flags & 8u) != 0u) {
    float line = abs(fract((p.x - p.y) / 10.0) - 0.5) * 10.0;
    c = mix(c, u_bad, 0.6 * (1.0 - smoothstep(0.5, 1.2, line)));
  }
  if ((v_flags & 1u) != 0u) {
    vec2 cell = abs(fract(p / 6.0) - 0.5) * 6.0;
    c = mix(c, u_ink, 0.6 * (1.0 - smoothstep(0.75, 1.35, length(cell))));
  }
  if ((v_flags & 4u) != 0u) c = mix(c, u_chosen, 0.4);
  if ((v_flags & 2u) != 0u) c = mix(c, u_chosen, 0.22);
  if ((v_flags & 16u) != 0u) alpha *= 0.25;
  colour = vec4(c * alpha, alpha);
}`;

/**
 * Borders as strips a few pixels wide, each corner pushed aside on the screen. Mode 0: a line. Mode 1: on either side of a border between
 * zones a ribbon in the zone's own colour, strong at the border: a field of the distance to it, for which each strip goes round its
 * ends, and the depth buffer keeps the nearest.
 */
export const EDGE_VERTEX = `#version 300 es
precision highp float;
precision highp int;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_width;
uniform int u_mode;
uniform sampler2D u_ribbons;
uniform highp usampler2D u_zones;
in vec4 a_line;
in uvec2 a_sides;
out vec2 v_at;
flat out float v_length;
flat out float v_half;
flat out vec4 v_ribbon;
const uint NOBODY = 0xffffffffu;
const uint NONE = 65535u;
uint zoneOf(uint unit) {
  return unit == NOBODY ? NONE : texelFetch(u_zones, ivec2(int(unit & 4095u), int(unit >> 12u)), 0).r;
}
void main() {
  int corner = gl_VertexID % 6;
  bool secondSide = gl_VertexID >= 6;
  float along = (corner == 0 || corner == 2 || corner == 3) ? 0.0 : 1.0;
  float across = (corner == 0 || corner == 1 || corner == 4) ? 0.0 : 1.0;
  vec4 a = u_matrix * vec4(a_line.xy, 0.0, 1.0);
  vec4 b = u_matrix * vec4(a_line.zw, 0.0, 1.0);
  vec2 pa = a.xy / a.w * u_viewport * 0.5;
  vec2 pb = b.xy / b.w * u_viewport * 0.5;
  vec2 d = pb - pa;
  float len = length(d);
  vec2 dir = len > 0.0001 ? d / len : vec2(1.0, 0.0);
  // On the screen y runs upwards, so the right of the way is (y, -x).
  vec2 right = vec2(dir.y, -dir.x);
  float extend;
  float offset;
  v_ribbon = vec4(0.0);
  v_length = len;
  if (u_mode == 1) {
    uint zone = zoneOf(secondSide ? a_sides.y : a_sides.x);
    if (zone == NONE) {
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
      return;
    }
    v_ribbon = texelFetch(u_ribbons, ivec2(int(zone & 255u), int(zone >> 8u)), 0);
    v_half = u_width;
    extend = u_width;
    offset = across * u_width * (secondSide ? -1.0 : 1.0);
  } else {
    v_half = u_width * 0.5;
    extend = v_half + 1.0;
    offset = (across * 2.0 - 1.0) * (v_half + 1.0);
  }
  vec2 p = mix(pa - dir * extend, pb + dir * extend, along) + right * offset;
  v_at = vec2(mix(-extend, len + extend, along), offset);
  vec4 at = mix(a, b, along);
  gl_Position = vec4(p / (u_viewport * 0.5) * at.w, at.z, at.w);
}`;

export const EDGE_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
uniform int u_mode;
uniform vec4 u_colour;
in vec2 v_at;
flat in float v_length;
flat in float v_half;
flat in vec4 v_ribbon;
out vec4 colour;
void main() {
  float beyond = max(max(-v_at.x, v_at.x - v_length), 0.0);
  float far = length(vec2(beyond, v_at.y));
  if (u_mode == 1) {
    gl_FragDepth = min(far / (v_half * 1.5), 1.0);
    if (far >= v_half) discard;
    float alpha = v_ribbon.a * pow(1.0 - far / v_half, 1.3);
    colour = vec4(v_ribbon.rgb * alpha, alpha);
    return;
  }
  gl_FragDepth = 0.0;
  float alpha = u_colour.a * (1.0 - smoothstep(v_half - 0.5, v_half + 0.5, far));
  colour = vec4(u_colour.rgb * alpha, alpha);
}`;
