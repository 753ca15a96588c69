import {
  type ControlLevel,
  type Crossing,
  Crossing_NotWithinReach as NotWithinReach,
  type ReferenceCurve,
  type ReferenceLine,
  type SaturatingFit,
  type ScalingCurve,
} from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { measureIn } from "../measure.ts";
import { about, decimal, id, signed } from "../words.ts";

/** Returns the objective in a curve's name, `{objective}~{measure}`. */
export function objectiveIn(curveName: string): string {
  const last = id(curveName);
  return last.slice(0, last.indexOf("~"));
}

/** Returns the curves of the measure that have points, highest last point first. */
export function scalingCurves(curves: readonly ScalingCurve[], written: string): ScalingCurve[] {
  const height = (curve: ScalingCurve) => curve.points.at(-1)?.mean ?? -Infinity;
  return curves
    .filter((curve) => measureIn(curve.name) === written && curve.points.length > 0)
    .sort((a, b) => height(b) - height(a) || a.name.localeCompare(b.name));
}

/** Formats a control as `Untrained (0.397 ± 0.013 SD, n = 20)`. */
export function controlWords(control: ControlLevel): string {
  const sd = control.standardDeviation === undefined ? "" : ` \u00b1 ${decimal(control.standardDeviation)} SD`;
  return `${control.displayName} (${decimal(control.mean)}${sd}, n = ${control.runCount})`;
}

/**
 * Explains why a slope does not show that more images gave a higher score; empty if it does. With equal passes, points
 * that are not above a control belong to networks that have not yet recovered from the initial drop in training.
 */
export function caution(curve: ScalingCurve): string {
  if (curve.fit === undefined || curve.updateCount > 0n || curve.controls.length === 0) return "";
  const control = Math.max(...curve.controls.map((one) => one.mean));
  const notAbove = curve.points.filter((point) => point.mean <= control).length;
  return notAbove === 0
    ? ""
    : `${notAbove} of ${curve.points.length} points not above the control: no evidence of a rise`;
}

/** Formats a slope as `+0.037 ± 0.004`. */
export function slope(curve: ScalingCurve): string {
  if (curve.fit === undefined) return "no line with fewer than three dataset sizes";
  return `${signed(curve.fit.slopePerDecade)} \u00b1 ${decimal(curve.fit.slopeStandardError)}`;
}

export function crossingWords(crossing: Crossing | undefined): string {
  if (crossing === undefined) return "no line";
  const { answer } = crossing;
  switch (answer.case) {
    case "size": {
      const { imageCount, lowerImageCount, upperImageCount } = answer.value;
      return `${about(imageCount)} (${limit(lowerImageCount)} to ${limit(upperImageCount)})`;
    }
    case "notWithinReach":
      return `not within reach of this data: ${reason(answer.value)}`;
    case undefined:
      return "not within reach of this data";
  }
}

function limit(images: number): string {
  return images > 0 && Number.isFinite(images) ? about(images) : "no limit";
}

/** Describes the crossing of the line, and that of the saturating curve if there is one. */
export function bothCrossings(meets: ReferenceLine | ReferenceCurve | undefined): string {
  const line = crossingWords(meets?.crossing);
  return meets?.saturatingCrossing === undefined
    ? line
    : `${line}; as a saturating curve: ${crossingWords(meets.saturatingCrossing)}`;
}

export function reason(value: NotWithinReach): string {
  switch (value) {
    case NotWithinReach.NOT_RISING:
      return "the line does not rise";
    case NotWithinReach.SLOPE_UNCERTAIN:
      return "the slope may be 0";
    case NotWithinReach.TOO_FAR:
      return "more than 1,000 times the largest dataset";
    case NotWithinReach.ENDS_BELOW:
      return "it saturates below";
    case NotWithinReach.ABOVE_FROM_THE_START:
      return "it is above from the smallest dataset on";
    case NotWithinReach.UNSPECIFIED:
      return "no reason is given";
  }
}

/** Describes whether the points favour a saturating curve. */
export function endWords(fit: SaturatingFit | undefined, pointCount: number): string {
  if (fit === undefined) {
    return pointCount < 8 ? "undetermined with fewer than eight dataset sizes" : "no saturating curve fits";
  }
  const preference = `\u0394AICc ${signed(fit.aiccPreference, 1)}`;
  if (fit.aiccPreference > 2) return `favours saturation at ${decimal(fit.level)} (${preference})`;
  if (fit.aiccPreference < -2) return `favours the line (${preference})`;
  return `undecided (${preference}); it would saturate at ${decimal(fit.level)}`;
}
