using Interp.Analysis.Tokenizers;
using Interp.Analysis.Transformers;

namespace Interp.Workers.Inference;

/// <summary>A model with its tokenizer.</summary>
internal sealed record LoadedModel(Decoder Decoder, ITokenizer Tokenizer) : IDisposable
{
    public void Dispose() => Decoder.Dispose();
}
