using Interp.NativeLibraries;

// TorchSharp's library for this system: a plain copy where the system's libstdc++ has all that it asks for, else a copy that asks for less.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Interp.NativeLibraries LIBRARY COPY");
    return 2;
}

const string tag = "GLIBCXX_3.4.32";
const string symbol = "_ZSt21ios_base_library_initv";
try
{
    var library = File.ReadAllBytes(args[0]);
    if (ElfLibrary.Asks(library, tag) && !SystemLibstdc.Has(tag)) ElfLibrary.Weaken(library, tag, symbol);
    // The copy may be a link that other folders share: a new file takes its place.
    File.Delete(args[1]);
    File.WriteAllBytes(args[1], library);
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine($"error : {args[0]}: {error.Message}");
    return 1;
}
