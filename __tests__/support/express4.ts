import type express5 from 'express'

/** Express 4, typed as its successor: what the tests use is alike in both. */
export const express4: typeof express5 = require('express4')
