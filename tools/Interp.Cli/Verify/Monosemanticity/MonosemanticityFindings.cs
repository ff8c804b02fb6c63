using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>Everything measured.</summary>
/// <param name="Text">The held-out text.</param>
/// <param name="Family">The dictionaries, in the plan's order.</param>
/// <param name="Matches">Run A against run B of the widths that have both.</param>
/// <param name="Neurons">The model's neurons as units.</param>
/// <param name="RandomDictionary">A dictionary of the paper's width on a model with random weights.</param>
/// <param name="RandomNeurons">That model's neurons.</param>
internal sealed record MonosemanticityFindings(
    HeldOutText Text,
    IReadOnlyList<FamilyMember> Family,
    IReadOnlyList<(FamilyMember A, FamilyMember B, DictionaryMatch Match)> Matches,
    UnitMeasurement Neurons,
    UnitMeasurement RandomDictionary,
    UnitMeasurement RandomNeurons);
