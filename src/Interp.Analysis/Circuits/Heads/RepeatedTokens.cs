using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Random tokens that come twice or more often: text in which only position and repetition can tell what comes next.</summary>
public sealed record RepeatedTokens
{
    /// <summary>Tokens before they repeat: n of the definitions. The IOI paper's is 100, ARENA's 50.</summary>
    public int Period { get; init; } = 100;

    /// <summary>How often they come.</summary>
    public int Copies { get; init; } = 2;

    /// <summary>Sequences drawn.</summary>
    public int Sequences { get; init; } = 4;

    public long Seed { get; init; } = 1;

    /// <summary>Least id drawn.</summary>
    public int FirstToken { get; init; }

    /// <summary>Least id that is no longer drawn; null takes the whole vocabulary.</summary>
    public int? EndToken { get; init; }

    /// <summary>A token to begin each sequence with, which takes no part in any score; null for none.</summary>
    public int? BeginningToken { get; init; }

    /// <summary>The IOI paper's choice, shortened where the model's context needs it.</summary>
    public static RepeatedTokens For(DecoderConfig config) => new() { Period = Math.Min(100, Math.Max(2, config.n_ctx / 2)) };

    /// <summary>The sequences, int64 [sequences, pos].</summary>
    /// <exception cref="ArgumentException">They do not fit the model.</exception>
    public Tensor Tokens(DecoderConfig config)
    {
        Check(config);
        var (before, end) = (BeginningToken is null ? 0 : 1, EndToken ?? config.d_vocab);
        var ids = new long[Sequences * (before + Period * Copies)];
        for (var row = 0; row < Sequences; row++)
        {
            var random = RandomStream.For(Seed, row);
            var sequence = ids.AsSpan(row * (before + Period * Copies), before + Period * Copies);
            if (BeginningToken is { } token) sequence[0] = token;
            for (var i = 0; i < Period; i++) sequence[before + i] = FirstToken + random.NextInt(end - FirstToken);
            for (var i = Period; i < Period * Copies; i++) sequence[before + i] = sequence[before + i - Period];
        }

        return torch.tensor(ids).view(Sequences, before + Period * Copies);
    }

    private void Check(DecoderConfig config)
    {
        var length = (long)Period * Copies + (BeginningToken is null ? 0 : 1);
        if (Period < 2 || Copies < 2 || Sequences < 1)
            throw new ArgumentException($"{Sequences} sequences of {Copies} copies of {Period} tokens say nothing. Take a period of at least 2, 2 copies and 1 sequence.", nameof(config));
        if (length > config.n_ctx)
            throw new ArgumentException($"{Copies} copies of {Period} tokens exceed the model's context of {config.n_ctx}. Take a period of at most {config.n_ctx / Copies}.", nameof(config));
        if (FirstToken < 0 || (EndToken ?? config.d_vocab) > config.d_vocab || (EndToken ?? config.d_vocab) - FirstToken < 2 || BeginningToken < 0 || BeginningToken >= config.d_vocab)
            throw new ArgumentException($"The model has tokens 0 to {config.d_vocab - 1}; draw from at least two of them.", nameof(config));
    }
}
