using Fidelity.Jobs.CommandLine;

return await FidelityCommand.RunAsync(args, Console.Out, Console.Error);
