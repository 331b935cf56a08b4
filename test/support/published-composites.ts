/** Published rows of districts: the eight difference coefficients and the composite that was printed beside them. */
export const PUBLISHED: readonly (readonly [string, readonly number[], number])[] = [
  ['Hefei Luyang primary', [0.881, 1.299, 0.977, 0.379, 0.17, 0.334, 0.286, 0.408], 0.592],
  ['Hefei Luyang junior', [0.353, 0.784, 0.146, 0.491, 0.037, 0.226, 0.223, 0.253], 0.314],
  ['Hefei Shushan primary', [0.711, 0.649, 0.472, 0.338, 0.235, 0.274, 0.26, 0.396], 0.417],
  ['Hefei Shushan junior', [0.505, 0.484, 0.325, 0.275, 0.199, 0.715, 0.421, 1.021], 0.493],
  ['Changchun Nanguan primary', [0.393, 0.578, 0.372, 0.246, 0.208, 0.311, 0.311, 0.455], 0.359],
  ['Changchun Nanguan junior', [0.433, 0.464, 0.334, 0.318, 0.433, 0.362, 0.368, 0.335], 0.381],
  ['Changchun Kuancheng primary', [0.251, 0.426, 0.267, 0.227, 0.127, 0.318, 0.302, 0.44], 0.295],
  ['Changchun Lüyuan junior', [0.362, 0.446, 0.324, 0.402, 0.362, 0.372, 0.342, 0.496], 0.388],
];
