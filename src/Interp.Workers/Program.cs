System.Console.WriteLine("interp worker");
