using System.IO.Compression;
using System.Reflection;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>GPT-2's own tokenizer, from the package that carries its vocabulary.</summary>
internal static class Gpt2Vocabulary
{
    private const string Package = "Microsoft.ML.Tokenizers.Data.R50kBase";
    private const string Resource = "r50k_base.tiktoken.deflate";

    /// <summary>The tokenizer of every model of GPT-2's family.</summary>
    /// <exception cref="TokenizerFormatException">The package is laid out in another way.</exception>
    public static BytePairTokenizer Load()
    {
        using var packed = Assembly.Load(Package).GetManifestResourceStream(Resource)
            ?? throw new TokenizerFormatException($"The package {Package} holds no {Resource}; take the version that Directory.Packages.props names.");
        using var plain = new DeflateStream(packed, CompressionMode.Decompress);
        return RankedPieces.ReadGpt2(plain);
    }
}
