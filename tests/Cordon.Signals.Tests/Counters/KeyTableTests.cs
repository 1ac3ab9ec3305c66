using Cordon.Events;
using Cordon.Signals.Counters;
using CsCheck;

namespace Cordon.Signals.Tests.Counters;

public sealed class KeyTableTests
{
    [Fact]
    public void A_table_agrees_with_a_list_of_keys_under_additions_and_removals()
    {
        // Keys of few different bits crowd the index.
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 2].Select(i => new[] { 0UL, 3UL, ulong.MaxValue }[i]), Gen.Int[1, 3000]).Sample((seed, tableSeed, bits, steps) =>
        {
            var random = new SeededRandom(seed);
            var table = new KeyTable(tableSeed);
            var list = new List<CounterKey>();
            for (var step = 0; step < steps; step++)
            {
                var key = new CounterKey(random.NextBits() & bits, (ulong)random.Next(400));
                var number = table.Find(key);
                Assert.Equal(list.IndexOf(key), number);
                if (number < 0)
                {
                    table.Add(key).Word = key.Low;
                    list.Add(key);
                }
                else
                {
                    Assert.Equal(key.Low, table[number].Word);
                    if (random.Next(3) == 0)
                    {
                        table.RemoveAt(number);
                        list[number] = list[^1];
                        list.RemoveAt(list.Count - 1);
                    }
                }
                Assert.Equal(list.Count, table.Count);
            }
            for (var i = 0; i < list.Count; i++)
                Assert.Equal(i, table.Find(list[i]));
        }, iter: 30);
    }

    [Fact]
    public void Blocks_do_not_overlap_and_come_back_as_zeros()
    {
        Gen.ULong.Sample(seed =>
        {
            var random = new SeededRandom(seed);
            var pool = new BlockPool();
            var rented = new List<(int Class, int Block, byte Mark)>();
            for (var step = 0; step < 2000; step++)
            {
                if (rented.Count > 0 && random.Next(5) < 2)
                {
                    var at = random.Next(rented.Count);
                    var (sizeClass, block, mark) = rented[at];
                    Assert.False(pool.Bytes(sizeClass, block).ContainsAnyExcept(mark));
                    pool.Return(sizeClass, block);
                    rented.RemoveAt(at);
                }
                else
                {
                    var sizeClass = random.Next(BlockPool.Classes);
                    var block = pool.Rent(sizeClass);
                    Assert.NotEqual(0, block);
                    Assert.False(pool.Bytes(sizeClass, block).ContainsAnyExcept((byte)0));
                    var mark = (byte)(1 + random.Next(255));
                    pool.Bytes(sizeClass, block).Fill(mark);
                    rented.Add((sizeClass, block, mark));
                }
                Assert.Equal(rented.Sum(r => (long)BlockPool.Size(r.Class)), pool.Live);
            }
            Assert.All(rented, r => Assert.False(pool.Bytes(r.Class, r.Block).ContainsAnyExcept(r.Mark)));
        }, iter: 20);
    }
}
