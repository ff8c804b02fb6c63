using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>A model to compare on, in single precision.</summary>
/// <param name="Name">Part of the checks' names.</param>
/// <param name="Decoder">The caller disposes it.</param>
/// <param name="Prompts">Random pairs that it can read.</param>
internal sealed record PatchingModel(string Name, Decoder Decoder, PromptBatch Prompts) : IDisposable
{
    /// <summary>A layer in the upper half, whose heads receive.</summary>
    public int ReceivingLayer => Math.Max(Math.Min(1, Decoder.Config.n_layers - 1), Decoder.Config.n_layers * 2 / 3);

    public void Dispose() => Decoder.Dispose();
}
