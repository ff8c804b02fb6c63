namespace Interp.Analysis.Language;

/// <summary>What one intervention did.</summary>
/// <param name="HookPoint">Where.</param>
/// <param name="ElementsChanged">Numbers that differ after the edit.</param>
/// <param name="MaxChange">Largest absolute difference; 0 when nothing changed.</param>
public sealed record InterventionReport(string HookPoint, long ElementsChanged, double MaxChange);
