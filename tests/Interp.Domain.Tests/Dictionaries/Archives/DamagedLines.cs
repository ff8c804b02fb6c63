using System.IO.Compression;
using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class DamagedLines : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        // 1 GiB of spaces, packed into a megabyte.
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var spaces = new byte[1 << 20];
            spaces.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 1024; i++) packed.Write(spaces);
        }

        var before = GC.GetTotalAllocatedBytes();
        Refusal<ArchivedToken>().ShouldContain("longer than 16 MiB");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(256L << 20);
    }

    [Fact]
    public void Lines_are_told_apart_as_before()
    {
        Write("{\"token\":1,\"features\":[2],\"maxActivations\":[0.5],\"counts\":[3]}\r\n{\"token\":2,\"features\":[],\"maxActivations\":[],\"counts\":[]}");
        ArchiveLines.Read<ArchivedToken>(path).Select(line => line.Token).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("{\"token\":1,\"features\":null,\"maxActivations\":[],\"counts\":[]}")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_not_there_is_refused(string line)
    {
        Write(line + "\n");
        Refusal<ArchivedToken>().ShouldContain("Line 1");
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        File.Delete(path);
        Refusal<ArchivedToken>().ShouldContain("is missing");
    }

    public void Dispose() => File.Delete(path);

    private string Refusal<T>() => Should.Throw<ArchiveException>(() => ArchiveLines.Read<T>(path).ToList()).Message;

    private void Write(string text)
    {
        using var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        packed.Write(text);
    }
}
