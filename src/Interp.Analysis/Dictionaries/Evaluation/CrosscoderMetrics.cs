namespace Interp.Analysis.Dictionaries;

/// <summary>How good a crosscoder is on held-out text.</summary>
/// <param name="Together">Over all sites: their errors and variances are added, and all are replaced in the same pass of the model.</param>
/// <param name="Sites">Each by itself.</param>
public sealed record CrosscoderMetrics(SaeMetrics Together, IReadOnlyList<SiteMetrics> Sites);
