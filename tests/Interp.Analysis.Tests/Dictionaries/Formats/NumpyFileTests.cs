using System.IO.Compression;
using System.Text;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class NumpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Arrays_are_read_in_either_order_and_precision()
    {
        // W_enc [2, 3] by columns, in half precision; W_dec [3, 2] by rows, in double precision.
        Write(
            ("W_enc", "<f2", "True", "2, 3", Half(1, 4, 2, 5, 3, 6)), ("W_dec", "<f8", "False", "3, 2", [.. new double[] { 1, 2, 3, 4, 5, 6 }.SelectMany(BitConverter.GetBytes)]),
            ("b_enc", "<f4", "False", "3,", Single(7, 8, 9)), ("b_dec", "<f4", "False", "2,", Single(-1, -2)), ("threshold", "<f4", "False", "3,", Single(0.5f, 1, 2)));
        using SaeImport import = SaeFormats.Read(_folder["run"]);
        import.Dictionary.Settings.ShouldBe(new SaeSettings(SaeArchitecture.JumpReLU, null, false));
        import.Dictionary.W_enc.data<float>().ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        import.Dictionary.W_dec.data<float>().ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        import.Dictionary.Weights.threshold!.data<float>().ToArray().ShouldBe([0.5f, 1, 2]);
    }

    [Theory]
    [InlineData("|O", "2,", "type '|O'")]
    [InlineData(">f4", "2,", "type '>f4'")]
    [InlineData("<f4", "1, 1, 2", "3 dimensions")]
    [InlineData("<f4", "99999999, 99999999", "larger than any dictionary")]
    [InlineData("<f4", "20000000,", "cut short")]
    [InlineData("<f4", "1,", "longer than what it says")]
    [InlineData("<f4", "999999999,", "header that NumPy does not write")]
    [InlineData("<f4", "-2,", "header that NumPy does not write")]
    [InlineData("<f4", "3,", "cut short")]
    public void A_header_that_promises_something_else_is_refused(string type, string shape, string why)
    {
        Write(("b_dec", type, "False", shape, Single(1, 2)));
        Refused(why);
    }

    [Fact]
    public void What_is_no_array_of_a_dictionary_is_refused_by_name()
    {
        Write(("W_enc", "<f4", "False", "1, 1", Single(1)), ("W_dec", "<f4", "False", "1, 1", Single(1)), ("b_enc", "<f4", "False", "1,", Single(1)), ("b_dec", "<f4", "False", "1,", Single(1)),
            ("threshold", "<f4", "False", "1,", Single(1)), ("affine_skip_connection", "<f4", "False", "1, 1", Single(1)));
        Refused("'affine_skip_connection'");
        Write(("W_enc", "<f4", "False", "1, 1", Single(1)), ("w_enc", "<f4", "False", "1, 1", Single(1)));
        Refused("twice");
        Write(("W_enc", "<f4", "False", "1, 1", Single(float.NaN)));
        Refused("not finite");
        Write();
        Refused("w_enc");
    }

    private static byte[] Single(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Half(params float[] values) => [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))];

    private void Refused(string why) => Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["run"]).Dispose()).Message.ShouldContain(why);

    private void Write(params (string Name, string Type, string Order, string Shape, byte[] Bytes)[] arrays)
    {
        Directory.CreateDirectory(_folder["run"]);
        string path = Path.Combine(_folder["run"], "params.npz");
        File.Delete(path);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, string type, string order, string shape, byte[] bytes) in arrays)
        {
            string text = $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': ({shape}), }}".PadRight(117) + "\n";
            using Stream stream = archive.CreateEntry(name + ".npy").Open();
            stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.Latin1.GetBytes(text), .. bytes]);
        }
    }
}
