using static TorchSharp.torch;
using Format = Interp.Torch.Safetensors;

namespace Interp.Torch.Tests.Safetensors;

public sealed class SafetensorsRoundTrip : IDisposable
{
    private readonly string _path = SafetensorsFiles.Temporary();

    public void Dispose() => SafetensorsFiles.Delete(_path);

    [Fact]
    public void Every_type_and_shape_comes_back_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var types = new[] { float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, @bool };
        var tensors = types.ToDictionary(type => $"t.{type}", type => arange(6).reshape(2, 3).to(type), StringComparer.Ordinal);
        tensors["scalar"] = tensor(2.5f);
        tensors["empty"] = zeros(0, 7);
        tensors["ünïcode \"name\""] = ones(1);

        Format.Write(_path, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" }, TestContext.Current.CancellationToken);
        var read = Format.Read(_path, TestContext.Current.CancellationToken);

        read.Keys.ShouldBe(tensors.Keys, ignoreOrder: true);
        foreach (var (name, expected) in tensors)
        {
            read[name].dtype.ShouldBe(expected.dtype);
            read[name].shape.ShouldBe(expected.shape);
            read[name].bytes.SequenceEqual(expected.bytes).ShouldBeTrue(name);
        }

        Format.ReadHeader(_path).Metadata["format"].ShouldBe("pt");
    }

    [Fact]
    public void A_transposed_view_is_written_in_its_own_order()
    {
        using var scope = NewDisposeScope();
        var view = arange(6).reshape(2, 3).T;

        Format.Write(_path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["v"] = view }, cancellationToken: TestContext.Current.CancellationToken);

        Format.Read(_path, TestContext.Current.CancellationToken)["v"].data<long>().ToArray().ShouldBe([0, 3, 1, 4, 2, 5]);
    }

    [Fact]
    public void Equal_tensors_give_equal_bytes_whatever_their_order()
    {
        using var scope = NewDisposeScope();
        var a = ones(3);
        var b = zeros([2], uint8);

        Format.Write(_path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["a"] = a, ["b"] = b }, cancellationToken: TestContext.Current.CancellationToken);
        var first = File.ReadAllBytes(_path);
        Format.Write(_path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["b"] = b, ["a"] = a }, cancellationToken: TestContext.Current.CancellationToken);

        File.ReadAllBytes(_path).ShouldBe(first);
        Format.ReadHeader(_path).Entries.ShouldAllBe(entry => entry.Offset % (entry.Dtype == float32 ? 4 : 1) == 0);
    }

    [Fact]
    public void Values_of_a_file_made_by_hand_are_read_at_their_offsets()
    {
        using var scope = NewDisposeScope();
        File.WriteAllBytes(_path, SafetensorsFiles.Bytes(
            """{"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"I16","shape":[1,1],"data_offsets":[2,4]}}   """, 4));

        var read = Format.Read(_path, TestContext.Current.CancellationToken);

        read["b"].data<byte>().ToArray().ShouldBe([0, 1]);
        read["a"].item<short>().ShouldBe((short)0x0302);
    }

    [Fact]
    public void Listing_and_choosing_load_only_what_was_asked_for()
    {
        using var scope = NewDisposeScope();
        Format.Write(_path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["a"] = ones(2, 3), ["b"] = ones(4) }, cancellationToken: TestContext.Current.CancellationToken);

        Format.ReadHeader(_path).Entries.Select(entry => $"{entry.Name} {entry.Dtype} {string.Join('x', entry.Shape)}").ShouldBe(["a Float32 2x3", "b Float32 4"]);
        Format.Read(_path, entry => entry.Name == "b", TestContext.Current.CancellationToken).Keys.ShouldBe(["b"]);
    }

    [Fact]
    public void A_type_without_a_place_in_the_format_leaves_no_file_behind()
    {
        using var scope = NewDisposeScope();
        var complex = zeros([2], complex64);

        Should.Throw<SafetensorsException>(() => Format.Write(_path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["z"] = complex }))
            .Message.ShouldContain("ComplexFloat32");

        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBeEmpty();
    }
}
