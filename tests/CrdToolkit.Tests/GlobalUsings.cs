global using CrdToolkit.Tests.Fakes;
