using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Which experiments a list shows; what is null is not asked.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Kind">Kind of job.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="State">How far it is.</param>
/// <param name="Mine">Only those the viewer started.</param>
public sealed record ExperimentFilter(string? Model = null, string? Kind = null, string? PromptSet = null, ExperimentState? State = null, bool Mine = false);
