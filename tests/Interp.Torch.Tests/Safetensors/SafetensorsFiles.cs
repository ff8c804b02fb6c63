using System.Buffers.Binary;
using System.Text;

namespace Interp.Torch.Tests.Safetensors;

/// <summary>Makes safetensors files by hand, right and wrong ones.</summary>
internal static class SafetensorsFiles
{
    internal static byte[] Bytes(string header, int dataBytes, ulong? claimedLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, claimedLength ?? (ulong)json.Length);
        json.CopyTo(file, 8);
        for (var i = 0; i < dataBytes; i++) file[8 + json.Length + i] = (byte)i;
        return file;
    }

    internal static string Temporary() => Path.Combine(Directory.CreateTempSubdirectory("interp-safetensors-").FullName, "model.safetensors");

    internal static string Save(byte[] bytes)
    {
        var path = Temporary();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal static void Delete(string path) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
}
