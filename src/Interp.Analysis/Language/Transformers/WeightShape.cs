namespace Interp.Analysis.Language;

/// <summary>Name and sizes of one weight tensor.</summary>
public sealed record WeightShape(string Name, params long[] Shape);
