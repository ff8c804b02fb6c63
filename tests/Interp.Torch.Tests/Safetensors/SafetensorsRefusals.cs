using static TorchSharp.torch;
using Format = Interp.Torch.Safetensors;

namespace Interp.Torch.Tests.Safetensors;

public sealed class SafetensorsRefusals
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "4 bytes before tensor 'b'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 9, "5 bytes at the end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "repeated field 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4, "field 'x'")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", 4, "dtype 'F8_E4M3'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "takes 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "claims bytes 4 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,400]}}""", 4, "claims bytes 0 to 400")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "larger than memory")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "larger than memory")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4, "more than 32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "more than 2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "needs dtype, shape and two data_offsets")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "Number where String")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}{}""", 4, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""", 4, "JSON")]
    [InlineData("""[1]""", 4, "does not start with '{'")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "JSON")]
    public void A_malformed_header_is_refused_with_its_reason(string header, int dataBytes, string reason) =>
        Refused(SafetensorsFiles.Bytes(header, dataBytes)).ShouldContain(reason);

    [Fact]
    public void A_header_longer_than_the_file_or_the_limit_is_refused()
    {
        Refused(SafetensorsFiles.Bytes("{}", 0, claimedLength: 3)).ShouldContain("cut short");
        Refused(SafetensorsFiles.Bytes("{}", 0, claimedLength: ulong.MaxValue)).ShouldContain("limit");
        Refused([1, 2, 3]).ShouldContain("this one has 3");
    }

    [Fact]
    public void Every_truncation_of_a_valid_file_is_refused()
    {
        var valid = SafetensorsFiles.Bytes("""{"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", 16);

        for (var length = 0; length < valid.Length; length++) Refused(valid[..length]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_mutations_give_a_typed_error_or_a_valid_file_and_never_anything_else(int seed)
    {
        var random = new Random(seed);
        var valid = SafetensorsFiles.Bytes(
            """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"b":{"dtype":"I8","shape":[3],"data_offsets":[16,19]}}""", 19);
        var path = SafetensorsFiles.Temporary();
        var refused = 0;
        const int rounds = 2000;
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Mutate(valid, random);
            File.WriteAllBytes(path, bytes);
            using var scope = NewDisposeScope();
            try
            {
                Format.Read(path, TestContext.Current.CancellationToken).Values.Sum(tensor => tensor.numel() * tensor.element_size()).ShouldBeLessThanOrEqualTo(bytes.Length);
            }
            catch (SafetensorsException)
            {
                refused++;
            }
        }

        SafetensorsFiles.Delete(path);
        refused.ShouldBeInRange(rounds / 4, rounds);
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var bytes = random.Next(5) switch
        {
            0 => valid[..random.Next(valid.Length)],
            1 => [.. valid, .. new byte[random.Next(1, 9)]],
            _ => (byte[])valid.Clone(),
        };
        for (var edits = random.Next(4); edits > 0 && bytes.Length > 0; edits--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789[]{},:\"-"[random.Next(18)];
        }

        return bytes;
    }

    private static string Refused(byte[] bytes)
    {
        var path = SafetensorsFiles.Save(bytes);
        try
        {
            return Should.Throw<SafetensorsException>(() => Format.Read(path)).Message;
        }
        finally
        {
            SafetensorsFiles.Delete(path);
        }
    }
}
