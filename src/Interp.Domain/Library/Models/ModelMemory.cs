namespace Interp.Domain.Library;

/// <summary>What a worker holds once it has loaded a model, from the model's sizes alone.</summary>
internal static class ModelMemory
{
    private const long Number = sizeof(float);

    /// <summary>The runtime and libtorch.</summary>
    public const long FixedBytes = 350L << 20;

    /// <summary>Bytes.</summary>
    public static long Of(ModelSummary model) =>
        FixedBytes + (Number * ((model.Layers * ((4L * model.DModel * model.DModel) + (2L * model.DModel * model.DMlp))) + (2L * model.DModel * model.Vocabulary)));
}
