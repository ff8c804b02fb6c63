namespace Interp.Web.Dictionaries;

/// <summary>A feature and the features of the other dictionary that it is joined to.</summary>
/// <param name="Feature">Its number.</param>
/// <param name="Parts">Strongest first.</param>
/// <param name="Joined">How many there are in all.</param>
public sealed record SplittingFamily(int Feature, IReadOnlyList<int> Parts, int Joined);
