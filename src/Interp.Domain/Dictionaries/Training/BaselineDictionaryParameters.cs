using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Publishes what a trained dictionary has to beat, with the same dashboards.</summary>
/// <param name="Dictionary">Name of the trained dictionary.</param>
/// <param name="Control"><c>neurons</c> for the neurons that it reads, <c>random</c> for the same training on a model with random weights.</param>
/// <param name="Seed">For <c>random</c>: seed of the weights.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
public sealed record BaselineDictionaryParameters(string Dictionary, string Control, long Seed, int? CohortId)
{
    /// <summary>The neurons themselves.</summary>
    public const string Neurons = "neurons";

    /// <summary>A model of the same shape with freshly drawn weights.</summary>
    public const string Random = "random";

    /// <summary>The neurons of a dictionary's hook point.</summary>
    public static BaselineDictionaryParameters Default(string dictionary) => new(dictionary, Neurons, Seed: 1, CohortId: null);

    /// <summary>All that is wrong with these; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.That(Control is Neurons or Random, "control", $"Choose {Neurons} or {Random}.");
        check.Range("seed", Seed, 0, 999_999);
        return check.Problems;
    }
}
