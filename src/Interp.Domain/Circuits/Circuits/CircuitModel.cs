using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What of a model decides which heads and edges there are.</summary>
/// <param name="Name">Slug.</param>
/// <param name="Layers">Number of blocks.</param>
/// <param name="Heads">Of each layer.</param>
/// <param name="HasMlp">Whether its layers have MLPs.</param>
internal sealed record CircuitModel(string Name, int Layers, int Heads, bool HasMlp)
{
    public static CircuitModel Of(Model model) => new(model.Name, model.Layers, model.Heads, model.DMlp > 0);

    public static CircuitModel Of(ModelSummary model) => new(model.Name, model.Layers, model.Heads, model.HasMlp);
}
