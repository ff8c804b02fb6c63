using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>
/// Pairs of prompts that are run together. They may differ in length: shorter ones are filled on the right, which a causal model never sees before
/// their end, and every position is looked up prompt by prompt.
/// </summary>
public sealed class PromptBatch
{
    /// <param name="pairs">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is empty, of two lengths, or has a role off its end.</exception>
    public PromptBatch(IReadOnlyList<TokenPair> pairs)
    {
        if (pairs.Count == 0) throw new ArgumentException("Give at least one pair of prompts.", nameof(pairs));
        for (var i = 0; i < pairs.Count; i++) Check(pairs[i], i);
        Pairs = pairs;
        Length = pairs.Max(p => p.Clean.Length);
    }

    public IReadOnlyList<TokenPair> Pairs { get; }

    /// <summary>Number of pairs.</summary>
    public int Count => Pairs.Count;

    /// <summary>Tokens of the longest prompt.</summary>
    public int Length { get; }

    /// <summary>SHA-256 (hex) of all that a result depends on: tokens, answers, roles, templates.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Pairs.SelectMany(Numbers).ToArray().AsSpan())));

    /// <summary>int64 [batch, pos], filled up with token 0.</summary>
    public Tensor Clean() => Filled(p => p.Clean);

    /// <summary>int64 [batch, pos], filled up with token 0.</summary>
    public Tensor Corrupted() => Filled(p => p.Corrupted);

    /// <summary>Position of a role in each prompt, [batch].</summary>
    /// <exception cref="ArgumentException">A pair has no such role.</exception>
    public int[] Positions(string role) => Pairs.Select(p => p.Position(role)).ToArray();

    private Tensor Filled(Func<TokenPair, int[]> tokens)
    {
        var ids = new long[Count * Length];
        for (var i = 0; i < Count; i++)
        {
            var row = tokens(Pairs[i]);
            for (var t = 0; t < row.Length; t++) ids[i * Length + t] = row[t];
        }

        return torch.tensor(ids).view(Count, Length);
    }

    private static IEnumerable<int> Numbers(TokenPair pair)
    {
        IEnumerable<int> roles = pair.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => r.Key.Select(c => (int)c).Append(r.Value));
        return [pair.Clean.Length, .. pair.Clean, .. pair.Corrupted, pair.Answer, pair.Wrong, pair.Template, pair.Roles.Count, .. roles];
    }

    private static void Check(TokenPair pair, int index)
    {
        if (pair.Clean.Length == 0) throw new ArgumentException($"Prompt {index + 1} is empty.", nameof(pair));
        if (pair.Clean.Length != pair.Corrupted.Length)
            throw new ArgumentException($"Prompt {index + 1} has {pair.Clean.Length} tokens and its corrupted twin {pair.Corrupted.Length}. Choose words of as many tokens.", nameof(pair));
        foreach (var (role, position) in pair.Roles)
        {
            if (position < 0 || position >= pair.Clean.Length)
                throw new ArgumentException($"In prompt {index + 1} the role {role} is at position {position}; the prompt has {pair.Clean.Length} tokens.", nameof(pair));
        }
    }
}
