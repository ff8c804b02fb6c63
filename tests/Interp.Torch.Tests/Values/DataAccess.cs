using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class DataAccess
{
    [Fact]
    public void Item_reads_exactly_its_type_and_one_element()
    {
        using var scope = NewDisposeScope();
        tensor(2.5f).item<float>().ShouldBe(2.5f);
        tensor(new[] { (Half)1.5 }).item<Half>().ShouldBe((Half)1.5);
        ((float)tensor(new[] { (BFloat16)1.5f }).item<BFloat16>()).ShouldBe(1.5f);
        Should.Throw<ArgumentException>(() => tensor(2.5f).item<double>()).Message.ShouldContain("Float32");
        Should.Throw<ArgumentException>(() => ones(2).item<float>()).Message.ShouldContain("must be 1");
    }

    [Fact]
    public void Numbers_convert_from_any_type()
    {
        using var scope = NewDisposeScope();
        tensor(3L).ToSingle().ShouldBe(3f);
        tensor(3.7).ToInt32().ShouldBe(3);
        tensor(2f).ToBoolean().ShouldBeTrue();
        tensor(7).ToByte().ShouldBe((byte)7);
        ((double)tensor(1f)).ShouldBe(1);
        ((float)tensor(1)).ShouldBe(1);
        ((long)tensor(1.5)).ShouldBe(1);
        ((int)tensor(true)).ShouldBe(1);
        ((bool)tensor(0)).ShouldBeFalse();
        tensor(2.5).ToScalar().ToDouble().ShouldBe(2.5);
        Should.Throw<ExternalException>(() => ones(2).ToSingle()).Message.ShouldContain("2 elements");
    }

    [Fact]
    public void Bytes_are_a_live_view_of_contiguous_memory()
    {
        using var scope = NewDisposeScope();
        var a = zeros(2, 2, uint8);
        a.bytes[3] = 9;

        a.ShouldHold([2, 2], 0, 0, 0, 9);
        a.bytes = new byte[] { 1, 2, 3, 4 };
        a.ShouldHold([2, 2], 1, 2, 3, 4);
        Should.Throw<InvalidOperationException>(() => a.T.bytes.Length);
        Should.Throw<ArgumentException>(() => a.bytes = new byte[3]);
        a[1].bytes.ToArray().ShouldBe(new byte[] { 3, 4 });
    }

    [Fact]
    public void Accessors_honour_strides_both_ways()
    {
        using var scope = NewDisposeScope();
        var a = arange(6).view(2, 3);
        using var data = a.T.data<long>();

        data.ToArray().ShouldBe([0, 3, 1, 4, 2, 5]);
        data.Count.ShouldBe(6);
        data[2, 1].ShouldBe(5);
        data[0, 1] = 7;
        a[1, 0].ToInt64().ShouldBe(7);
        arange(10)[TensorIndex.Slice(2, 8, 2)].data<long>().ToArray().ShouldBe([2, 4, 6]);
        (a > 3).data<bool>().ToArray().ShouldBe([false, false, false, true, true, true]);
        zeros(0).data<float>().ToArray().ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => a.data<float>());
    }

    [Fact]
    public void Streams_carry_the_memory()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        arange(3).WriteBytesToStream(stream);
        stream.Position = 0;
        var back = zeros(3, int64);

        back.ReadBytesFromStream(stream);

        back.ShouldHold([3], 0, 1, 2);
        Should.Throw<EndOfStreamException>(() => back.ReadBytesFromStream(stream));
    }

    [Fact]
    public void Conversions_change_type_and_share_where_they_can()
    {
        using var scope = NewDisposeScope();
        var a = tensor([1.5f, -2.5f]);
        a.@int().ShouldHold([2], 1, -2);
        a.@long().dtype.ShouldBe(int64);
        a.@short().dtype.ShouldBe(int16);
        a.@byte().dtype.ShouldBe(uint8);
        a.@bool().ShouldHold([2], 1, 1);
        a.half().dtype.ShouldBe(float16);
        a.bfloat16().ShouldHold([2], 1.5, -2.5);
        a.@double().@float().dtype.ShouldBe(float32);
        a.type(float64).dtype.ShouldBe(float64);
        a.type_as(tensor(1L)).dtype.ShouldBe(int64);
        a.to_type(int32).dtype.ShouldBe(int32);
        a.to(tensor(1L)).dtype.ShouldBe(int64);
        a.to(float64, CPU).dtype.ShouldBe(float64);
        a.to("cpu").fill_(1);
        a.ShouldHold([2], 1, 1);
        a.to(float32, copy: true).fill_(9);
        a.to(float32).add_(1);
        a.cpu().add_(1);
        a.to(CPU).add_(1);
        a.ShouldHold([2], 4, 4);
        a.to(DeviceType.CPU, disposeAfter: true).ShouldHold([2], 4, 4);
        a.IsInvalid.ShouldBeTrue();
    }

    [Fact]
    public void Facts_about_a_tensor()
    {
        using var scope = NewDisposeScope();
        var a = zeros(2, 3, int16);
        (a.ndim, a.dim(), a.Dimensions, a.numel(), a.NumberOfElements, a.element_size()).ShouldBe((2, 2, 2, 6, 6, 2));
        a.size().ShouldBe([2, 3]);
        a.size(-1).ShouldBe(3);
        a.stride(0).ShouldBe(3);
        Should.Throw<ExternalException>(() => a.size(2));
        // Two devices of the same name are not equal: compare type and index.
        a.device.ShouldNotBe(CPU);
        (a.device.type, a.device.index).ShouldBe((CPU.type, CPU.index));
        (a.device_type, a.is_cpu(), a.is_cuda, a.is_complex(), a.is_floating_point()).ShouldBe((DeviceType.CPU, true, false, false, false));
        ones(1).is_floating_point().ShouldBeTrue();
        complex(ones(1), ones(1)).is_complex().ShouldBeTrue();
        a.ToString().ShouldBe("[2x3], type = Int16, device = cpu");
    }

    [Fact]
    public void Devices_are_read_from_text()
    {
        (new Device("cuda:1").type, new Device("cuda:1").index).ShouldBe((DeviceType.CUDA, 1));
        (new Device("cpu").type, new Device("cpu").index).ShouldBe((DeviceType.CPU, -1));
        new Device("cuda:0").ToString().ShouldBe("cuda:0");
        Should.Throw<ArgumentException>(() => new Device("gpu"));
        Should.Throw<FormatException>(() => new Device("cuda:x"));
        cuda.device_count().ShouldBeGreaterThanOrEqualTo(0);
    }
}
