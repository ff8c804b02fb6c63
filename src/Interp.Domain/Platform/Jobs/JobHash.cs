using System.Security.Cryptography;
using System.Text;

namespace Interp.Domain.Platform;

/// <summary>Tells whether two submissions ask for the same work.</summary>
internal static class JobHash
{
    /// <summary>SHA-256; private work is the same only for the same person, so that nobody is pointed to a job they may not see.</summary>
    public static byte[] Of(string kind, JobDraft draft, Guid owner)
    {
        var whose = draft.Visibility == Visibility.Private ? owner.ToString() : string.Empty;
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{whose}\n{draft.ParametersJson}"));
    }
}
