using System.Text.Json;

namespace Interp.Domain.Dictionaries;

/// <summary>A batch file of SAEDashboard, which Neuronpedia reads too; names as in the file, every field unchecked.</summary>
/// <param name="ModelId">Name of the model.</param>
/// <param name="Layer">A number or, from some tools, a text.</param>
/// <param name="SaeSet">Name of the set of autoencoders.</param>
/// <param name="Features">The features of this batch.</param>
public sealed record DashboardBatch(string? ModelId, JsonElement? Layer, string? SaeSet, DashboardFeature?[]? Features);
