using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Interp.Analysis.Dictionaries;

/// <summary>The numbers of a checkpoint: the tokens since each latent fired (int64), then every array of the state (fp32), little-endian.</summary>
internal static class SaeStateFile
{
    private delegate void PartAction(Span<byte> part);

    /// <summary>Writes the file durably.</summary>
    /// <returns>SHA-256 (hex) of its content.</returns>
    public static string Write(string path, ISaeRecipe recipe)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DurableFile.Write(path, stream => ForEachPart(recipe, part =>
        {
            hash.AppendData(part);
            stream.Write(part);
        }));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Fills the recipe's state. Nothing of it is touched unless the whole file is as the header says.</summary>
    public static bool TryRead(string path, SaeCheckpointHeader header, ISaeRecipe recipe, out string reason)
    {
        string name = Path.GetFileName(path);
        reason = $"'{name}' is missing.";
        if (!File.Exists(path))
            return false;
        reason = $"'{name}' holds other arrays than this recipe.";
        if (!recipe.State.Select(array => KeyValuePair.Create(array.Key, array.Value.Length)).SequenceEqual(header.Arrays))
            return false;
        using FileStream stream = File.OpenRead(path);
        reason = $"'{name}' was cut short or altered.";
        if (Convert.ToHexStringLower(SHA256.HashData(stream)) != header.Hash)
            return false;
        stream.Position = 0;
        ForEachPart(recipe, part => stream.ReadExactly(part));
        return true;
    }

    private static void ForEachPart(ISaeRecipe recipe, PartAction action)
    {
        action(MemoryMarshal.AsBytes(recipe.TokensSinceFired.Span));
        foreach (Memory<float> array in recipe.State.Values)
            action(MemoryMarshal.AsBytes(array.Span));
    }
}
