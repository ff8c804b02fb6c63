using System.Security.Cryptography;
using System.Text;

namespace Interp.Domain.Circuits;

/// <summary>Tells whether two sets hold the same.</summary>
public static class PromptSetHash
{
    /// <summary>SHA-256 of what the prompts are made of, lower-case hexadecimal; names and titles do not count.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="prompts">How many.</param>
    /// <param name="seed">Of the generator.</param>
    /// <param name="parameters"><see cref="PromptSetParameters"/> as JSON.</param>
    /// <param name="pairs">The pairs as JSON, where they were written.</param>
    public static string Of(PromptSource source, int prompts, long? seed, string parameters, string? pairs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{prompts}\n{seed}\n{parameters}\n{pairs}")));
}
