using Interp.Analysis.Language;

namespace Interp.Workers.Platform;

/// <summary>A model with its tokenizer.</summary>
internal sealed record LoadedModel(Decoder Decoder, ITokenizer Tokenizer) : IDisposable
{
    public void Dispose() => Decoder.Dispose();
}
