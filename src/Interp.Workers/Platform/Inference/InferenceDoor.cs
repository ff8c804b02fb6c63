using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Workers.Platform;

/// <summary>Where this worker answers and what a caller must show. A new secret with each start.</summary>
internal sealed class InferenceDoor
{
    private const int SecretBytes = 32;
    private readonly byte[] hash;

    public InferenceDoor()
    {
        Secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        hash = Hash(Secret);
    }

    /// <summary>Null until the worker listens.</summary>
    public string? Address { get; set; }

    public string Secret { get; }

    /// <summary>Takes as long for a nearly right secret as for any other.</summary>
    public bool Opens(string? shown) => CryptographicOperations.FixedTimeEquals(Hash(shown ?? string.Empty), hash);

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
