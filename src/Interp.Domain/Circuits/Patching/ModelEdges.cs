using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>Counts what may pass from one part of a model to another.</summary>
internal static class ModelEdges
{
    /// <summary>Parts that write: embeddings, heads, MLPs.</summary>
    public static int Writers(ModelSummary model) => 1 + (model.Layers * (model.Heads + Mlp(model)));

    /// <summary>Inputs: queries, keys and values of heads, MLPs, logits.</summary>
    public static int Readers(ModelSummary model) => 1 + (model.Layers * (model.Heads + (2 * model.KvHeads) + Mlp(model)));

    /// <summary>From every part to every input above it.</summary>
    public static long Count(ModelSummary model)
    {
        long edges = Writers(model), mlp = Mlp(model);
        for (var layer = 0; layer < model.Layers; layer++)
        {
            var before = 1 + (layer * (model.Heads + mlp));
            edges += (before * (model.Heads + (2L * model.KvHeads))) + (mlp * (before + model.Heads));
        }

        return edges;
    }

    private static int Mlp(ModelSummary model) => model.HasMlp ? 1 : 0;
}
