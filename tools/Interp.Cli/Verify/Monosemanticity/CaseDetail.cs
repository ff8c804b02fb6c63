using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>The recorded table of one case study.</summary>
/// <param name="Class">E.g. <c>arabic</c>.</param>
/// <param name="PublishedR">The paper's.</param>
/// <param name="Definition">The proxy in words.</param>
/// <param name="Variants">Its variants: the order of every list of r.</param>
/// <param name="Deciding">The variant that decides.</param>
/// <param name="NaturalShare">Share of tokens in class at the natural mix, scoring half.</param>
/// <param name="Dictionary">The dictionary whose best feature was chosen on the selection half.</param>
/// <param name="Feature">That feature.</param>
/// <param name="Twin">Its best match in the other run of the same width; null where there is none.</param>
/// <param name="ByDictionary">The best feature of every dictionary.</param>
/// <param name="Neuron">The best neuron.</param>
/// <param name="RandomFeature">The best feature on random weights.</param>
/// <param name="RandomNeuron">The best neuron of the random weights.</param>
internal sealed record CaseDetail(
    string Class,
    double PublishedR,
    string Definition,
    IReadOnlyList<string> Variants,
    string Deciding,
    double NaturalShare,
    string Dictionary,
    CaseScore Feature,
    double? Twin,
    IReadOnlyDictionary<string, CaseScore> ByDictionary,
    CaseScore Neuron,
    CaseScore RandomFeature,
    CaseScore RandomNeuron);
