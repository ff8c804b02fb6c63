using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Domain.People;

/// <summary>Secrets that are shown once and kept only as a hash.</summary>
internal static class SecretHash
{
    private const int Bytes = 32;

    /// <summary>A new secret of 256 random bits behind a prefix that says what it is for.</summary>
    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Of(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
