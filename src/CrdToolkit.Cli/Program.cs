using CrdToolkit.Cli;

return await CrdTool.RunAsync(args, Terminal.System);
