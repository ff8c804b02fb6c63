using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>How well a probe answers.</summary>
/// <param name="Accuracy">Share of answers that are right.</param>
/// <param name="F1">Harmonic mean of precision and recall of the positive answer; 0 where neither is defined.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProbeScore(double Accuracy, double F1);
